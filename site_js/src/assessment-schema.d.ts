/** The published schema as a function; `schema.mjs` beside `build.mjs` makes it. */
declare module "assessment-schema" {
  const validate: import("./import_file.mjs").Validate
  export default validate
}
