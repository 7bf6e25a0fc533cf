# cmake -DSOURCE=… -DBUILD=… -DPC_CMAKE=… -DGENERATOR=… -DCOMPILER=… -P check.cmake
# Every way around the public headers must be refused, and for the reason we think; what is allowed must build.
file(REMOVE_RECURSE ${BUILD})
set(faults 0)

function(fault text)
  message("FAULT: ${text}")
  math(EXPR faults "${faults} + 1")
  set(faults ${faults} PARENT_SCOPE)
endfunction()

function(configure folder expected)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${BUILD}/${folder} -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
            -DPC_CMAKE=${PC_CMAKE} -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON ${ARGN}
    RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  string(REGEX REPLACE "[ \n]+" " " said "${said}")
  if(expected STREQUAL "")
    if(NOT result EQUAL 0)
      message(FATAL_ERROR "the small tree does not configure: ${said}")
    endif()
  elseif(result EQUAL 0)
    fault("configuring ${ARGN} was not refused")
  elseif(NOT said MATCHES "${expected}")
    fault("configuring ${ARGN} was refused, but not with '${expected}': ${said}")
  endif()
  set(faults ${faults} PARENT_SCOPE)
endfunction()

function(build room expected)
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${BUILD}/plain --target pc_${room}
                  RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(expected STREQUAL "")
    if(NOT result EQUAL 0)
      fault("${room} does not build: ${said}")
    endif()
  elseif(result EQUAL 0)
    fault("${room} was built, it should not")
  elseif(NOT said MATCHES "${expected}")
    fault("${room} was refused, but not with '${expected}': ${said}")
  endif()
  set(faults ${faults} PARENT_SCOPE)
endfunction()

configure(plain "")
build(honest "")
build(undeclared "ledger/ledger\\.hpp: No such file")
build(burglar "ledger/store\\.hpp: No such file")
build(careless "db/db\\.hpp: No such file")
configure(eager "eager uses late, which stands to its right" -DPC_EAGER=ON)
if(faults GREATER 0)
  message(FATAL_ERROR "${faults} ways around the public headers")
endif()
message("the public headers hold")
