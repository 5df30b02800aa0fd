import { startControlledSimulator } from "./control";

/**
 * `npm run simulator`: the simulator alone, with its control endpoint. `PORT` (default 4010) and `KREDIBEL_API_KEY`
 * (default `simulator`) come from the environment; this is a tool of its own, so it reads them itself.
 */
const { PORT = "4010", KREDIBEL_API_KEY: apiKey = "simulator" } = process.env;

const { url, close } = await startControlledSimulator({ apiKey, port: Number(PORT) });
process.stdout.write(`KREDIBEL_BASE_URL=${url}\nKREDIBEL_API_KEY=${apiKey}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
