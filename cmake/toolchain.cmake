# Compiler cache, linker, warnings, sanitizers and the shared precompiled header.
find_program(CCACHE ccache)
if(CCACHE)
  # Links of public headers lie in the build directory; relative paths let all build directories share the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)

add_library(pc_options INTERFACE)
target_compile_options(pc_options INTERFACE -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wold-style-cast -Winvalid-pch)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Known false alarms of g++ 12 in optimised standard-library code.
  target_compile_options(pc_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-null-dereference
    -Wno-array-bounds -Wno-stringop-overflow -Wno-dangling-pointer)
endif()
target_compile_options(pc_options INTERFACE -fno-omit-frame-pointer)
target_compile_definitions(pc_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2> FMT_HEADER_ONLY=0)
target_link_libraries(pc_options INTERFACE fmt::fmt Threads::Threads)

if(PC_SANITIZE)
  add_compile_options(-fsanitize=${PC_SANITIZE} -fno-sanitize-recover=all -U_FORTIFY_SOURCE)
  add_link_options(-fsanitize=${PC_SANITIZE})
endif()
