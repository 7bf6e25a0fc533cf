# Writes the dependencies of rooms for the tests: one line a room, "room: used used …". To be included when all rooms
# have been read. The global property holds "room:first;second;third", rooms one after the other.
get_property(pieces GLOBAL PROPERTY PC_ARROWS)
set(text "")
foreach(piece IN LISTS pieces)
  if(piece MATCHES "^([a-z_]+):(.*)$")
    string(APPEND text "\n${CMAKE_MATCH_1}: ${CMAKE_MATCH_2}")
  else()
    string(APPEND text " ${piece}")
  endif()
endforeach()
set(PC_ARROWS_FILE ${CMAKE_BINARY_DIR}/testing/arrows.txt)
file(WRITE ${PC_ARROWS_FILE} "${text}\n")
