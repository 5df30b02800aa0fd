/** Asks again where the page that was asked went away. */
export async function onWhatStays<Seen>(look: () => Promise<Seen>): Promise<Seen> {
  for (;;)
    try {
      return await look();
    } catch (error) {
      if (!/Execution context was destroyed/.test(String(error))) throw error;
    }
}
