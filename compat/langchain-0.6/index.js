export { HumanMessage } from '@langchain/core/messages';
export { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
