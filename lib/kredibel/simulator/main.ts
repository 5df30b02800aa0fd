import { startControlledSimulator } from "./control";

/** `npm run simulator` */
const { PORT = "4010", KREDIBEL_API_KEY: apiKey = "simulator" } = process.env;

const { url, close } = await startControlledSimulator({ apiKey, port: Number(PORT) });
process.stdout.write(`KREDIBEL_BASE_URL=${url}\nKREDIBEL_API_KEY=${apiKey}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
