import { createServer } from "node:http";
import { startReceiver } from "../../../lib/webhooks/testing/receiver";
import { receiver } from "./servers";

/** Another system's receiver, for the app under test. What has come is listed one port further. */
const { received } = await startReceiver(receiver.port);
createServer((_, response) => response.end(JSON.stringify(received))).listen(receiver.port + 1, "127.0.0.1");
