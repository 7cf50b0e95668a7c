// Validates the OpenAPI documents of an array in standard input, and prints what is wrong with each. Its own process, since
// the validator is an ES module.
import { text } from 'node:stream/consumers';
import SwaggerParser from '@apidevtools/swagger-parser';

const documents = JSON.parse(await text(process.stdin));
const wrong = await Promise.all(
  documents.map((document) =>
    SwaggerParser.validate(document).then(
      () => null,
      (error) => error.message,
    ),
  ),
);
console.log(JSON.stringify(wrong));
