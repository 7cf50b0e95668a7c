export { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
