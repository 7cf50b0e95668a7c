/** Every recipe of the README and the guides runs as it stands. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rateLimit, surroundings } from '../support/guides.js';
import { allRecipes } from '../support/recipes.js';
import { runRecipe } from '../support/run-recipe.js';
import { toResponse } from '../support/sdk.js';

// Guards call the global `fetch`.
const { fetch: original } = globalThis;
beforeAll(() => {
  globalThis.fetch = () => Promise.resolve(toResponse(rateLimit));
});
afterAll(() => {
  globalThis.fetch = original;
});

describe('every recipe', () => {
  it.each(allRecipes().map((recipe) => [recipe.place, recipe] as const))(
    'runs: %s',
    async (_place, recipe) => {
      await expect(runRecipe(recipe, surroundings)).resolves.toHaveProperty('output');
    },
  );

  it('runs to its end, or fails', async () => {
    const [recipe] = allRecipes();
    const broken = { ...recipe, code: 'null.property;' } as never;
    await expect(runRecipe(broken, surroundings)).rejects.toThrow(TypeError);
  });
});
