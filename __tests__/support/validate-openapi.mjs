// Validates an array of OpenAPI documents from standard input, and prints the errors in each. A separate process, since
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
