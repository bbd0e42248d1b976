# Turns schema/*.sql of a module into one source file: `schema::<module>()` lists its migrations in order.
function(yidao_embed_schema module folder out)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/schema/*.sql)
  list(SORT files)
  set(target ${CMAKE_BINARY_DIR}/generated/schema/${module}.cc)
  add_custom_command(
    OUTPUT ${target}
    COMMAND python3 ${CMAKE_SOURCE_DIR}/tools/embed_schema.py ${module} ${target} ${files}
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/tools/embed_schema.py
    COMMENT "schema of ${module}")
  set(${out} ${target} PARENT_SCOPE)
endfunction()
