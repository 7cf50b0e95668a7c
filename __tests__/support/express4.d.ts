/** Express 4 by its alias, with the types of Express 5 for what the tests use. */
declare module 'express4' {
  import express from 'express';
  export default express;
}
