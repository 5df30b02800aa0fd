import { startSimulator } from "../../lib/kredibel/simulator/simulator";

/** Without controls; each answer after `DELAY_MS`. */
const { PORT, KREDIBEL_API_KEY: apiKey = "", DELAY_MS } = process.env;

const { close } = await startSimulator({ apiKey, port: Number(PORT), delayMs: Number(DELAY_MS) });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
