// An app that counts tokens with its own gpt-tokenizer.
const assert = require('node:assert/strict');
const { promptSchema } = require('openai-problem-details/validate');

const { validate } = promptSchema({ maxTokens: 10 })['~standard'];

async function main() {
  assert.equal((await validate('A few words <|endoftext|>')).issues, undefined);
  const { issues } = await validate('One word after another, '.repeat(20));
  assert.equal(issues.length, 1);
}

void main();
