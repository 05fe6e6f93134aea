# sanqing_embed_pages(target folder): links every file of a folder into a library, as a table that server/pages.cpp reads:
#   {path, length of path, content, length of content}, from sanqing_pages_begin to sanqing_pages_end.
function(sanqing_embed_pages target folder)
  set(data "")
  set(table "")
  set(files "")
  if(SANQING_WEB)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
  endif()
  set(i 0)
  foreach(file ${files})
    file(RELATIVE_PATH path ${folder} ${file})
    if(path MATCHES "(^|/)\\.")
      continue()
    endif()
    string(LENGTH "/${path}" length)
    string(APPEND data "p${i}: .ascii \"/${path}\"\n.balign 64\nc${i}: .incbin \"${file}\"\ne${i}: .byte 0\n")
    string(APPEND table ".quad p${i}, ${length}, c${i}, e${i} - c${i}\n")
    math(EXPR i "${i} + 1")
  endforeach()
  set(source ${CMAKE_CURRENT_BINARY_DIR}/sanqing_pages.S)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT ".section .rodata
@data@.section .data.rel.ro,\"aw\"
.balign 8
.global sanqing_pages_begin, sanqing_pages_end
sanqing_pages_begin:
@table@sanqing_pages_end: .quad 0
.section .note.GNU-stack,\"\",@progbits
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${source})
endfunction()
