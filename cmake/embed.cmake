# sanqing_embed(target symbol file): links the bytes of a file into a library, readable in C++ as
#   extern "C" const char <symbol>_begin[], <symbol>_end[];
function(sanqing_embed target symbol file)
  get_filename_component(path ${file} ABSOLUTE)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [=[
.section .rodata
.global @symbol@_begin
.global @symbol@_end
.balign 64
@symbol@_begin:
.incbin "@path@"
@symbol@_end:
.byte 0
.section .note.GNU-stack,"",@progbits
]=])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${path})
  target_sources(${target} PRIVATE ${source})
endfunction()
