/** Waits longer after each failure, with a random part so that tills do not retry in step. */
export async function withRetry(send, { attempts = 6, base = 250, wait, random = Math.random } = {}) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if (attempt + 1 >= attempts) {
        throw error;
      }
      await wait(base * 2 ** attempt * (0.5 + random()));
    }
  }
}
