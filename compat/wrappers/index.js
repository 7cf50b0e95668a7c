// The rows of the matrix.
import { agents } from './agents.js';
import { aiSdk, aiSdkAzure, aiSdkCompatible } from './ai-sdk.js';
import { bareAxios, openai3 } from './axios.js';
import { instructor } from './instructor.js';
import { langchain, langchainBefore } from './langchain.js';
import { llamaIndex } from './llamaindex.js';
import { pRetries } from './p-retry.js';

export const wrappers = [
  langchain,
  langchainBefore,
  aiSdk,
  aiSdkAzure,
  aiSdkCompatible,
  agents,
  llamaIndex,
  instructor,
  ...pRetries,
  openai3,
  bareAxios,
];
