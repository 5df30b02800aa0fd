import type { KredibelAnswer } from "../answer";

/** How the simulator can fail. */
export type Fault = {
  /** How the call has to be read. */
  ends: KredibelAnswer["kind"];
  /** Also where the answer leaves it open, so that a wrong reading shows as a second charge. */
  charged: boolean;
  /** So long the process makes no further call. */
  closesMs?: number;
  play: Play;
};

/** `listen`: the port is closed. `reading`: as soon as the NIK is known. */
type Play =
  | { at: "listen" }
  | { at: "reading" }
  | { at: "answering"; break: "reset" | "close" | "hang" | "drip" | "cut" | "bom" }
  | { at: "http"; status: number; body: string; headers?: Record<string, string> };

const plain = '{"message":"Something happened."}';
const typed =
  '{"message":"Something happened.","errors":{"errorId":"6f1c2a54-0f0e-4a53-9f5d-3c7f0e8f7a11","errorType":"internal_error"}}';
const html = "<html><body><h1>Bad gateway</h1></body></html>";
const answered = (data: string) =>
  `{"message":"Certificate electronic verification has been done","data":${data}}`;
const verified = answered('{"id":"1","status":"verified","rejectFields":[],"referenceId":"ref_certel#1"}');
const http = (status: number, body: string, headers?: Record<string, string>): Play => ({
  at: "http",
  status,
  body,
  ...(headers && { headers }),
});

export const faults = {
  refuse: { ends: "unavailable", charged: false, play: { at: "listen" } },
  reset_before_read: { ends: "unknown", charged: false, play: { at: "reading" } },
  reset_after_read: { ends: "unknown", charged: true, play: { at: "answering", break: "reset" } },
  close_after_read: { ends: "unknown", charged: true, play: { at: "answering", break: "close" } },
  hang: { ends: "unknown", charged: true, play: { at: "answering", break: "hang" } },
  slow_drip: { ends: "unknown", charged: true, play: { at: "answering", break: "drip" } },
  cut: { ends: "unknown", charged: true, play: { at: "answering", break: "cut" } },
  not_json: { ends: "unknown", charged: true, play: http(200, html, { "content-type": "text/html" }) },
  half_json: { ends: "unknown", charged: true, play: http(200, answered("{").slice(0, -1)) },
  empty_body: { ends: "unknown", charged: true, play: http(200, "") },
  too_large: { ends: "unknown", charged: true, play: http(200, " ".repeat(1_100_000) + verified) },
  wrong_type: {
    ends: "unknown",
    charged: true,
    play: http(
      200,
      answered('{"id":"1","status":"verified","rejectFields":"none","referenceId":"ref_certel#1"}'),
    ),
  },
  unknown_status: {
    ends: "unknown",
    charged: true,
    play: http(200, answered('{"id":"1","status":"pending","rejectFields":[],"referenceId":"ref_certel#1"}')),
  },
  verified_with_rejects: {
    ends: "unknown",
    charged: true,
    play: http(
      200,
      answered('{"id":"1","status":"verified","rejectFields":["fullName"],"referenceId":"ref_certel#1"}'),
    ),
  },
  no_content: { ends: "unknown", charged: true, play: http(204, "") },
  bom: { ends: "verified", charged: true, play: { at: "answering", break: "bom" } },
  doubled_key: {
    ends: "unknown",
    charged: true,
    play: http(
      200,
      answered(
        '{"id":"1","status":"not_verified","rejectFields":["fullName"],"referenceId":"ref_certel#1","status":"verified","rejectFields":[]}',
      ),
    ),
  },
  redirect_301: { ends: "unknown", charged: true, play: http(301, "", { location: "/elsewhere" }) },
  redirect_302: { ends: "unknown", charged: true, play: http(302, "", { location: "/elsewhere" }) },
  redirect_307: { ends: "unknown", charged: true, play: http(307, "", { location: "/elsewhere" }) },
  redirect_308: { ends: "unknown", charged: true, play: http(308, "", { location: "/elsewhere" }) },
  refused_field: {
    ends: "invalid",
    charged: false,
    play: http(400, '{"message":"Input payload validation failed.","errors":{"phoneNumber":["Invalid."]}}'),
  },
  unknown_field: {
    ends: "unknown",
    charged: false,
    play: http(
      400,
      '{"message":"Input payload validation failed.","errors":{"shoeSize":["Unknown field."]}}',
    ),
  },
  http_400: { ends: "unavailable", charged: false, play: http(400, typed) },
  http_400_message: { ends: "unknown", charged: true, play: http(400, plain) },
  http_401: { ends: "unavailable", charged: false, play: http(401, plain) },
  http_402: { ends: "unavailable", charged: false, play: http(402, typed) },
  http_402_message: { ends: "unknown", charged: true, play: http(402, plain) },
  http_403: { ends: "unavailable", charged: false, play: http(403, plain) },
  http_404: { ends: "unavailable", charged: false, play: http(404, html, { "content-type": "text/html" }) },
  http_408: { ends: "unknown", charged: true, play: http(408, plain) },
  http_409: { ends: "unknown", charged: true, play: http(409, plain) },
  http_413: { ends: "unavailable", charged: false, play: http(413, html, { "content-type": "text/html" }) },
  http_429: {
    ends: "unavailable",
    charged: false,
    closesMs: 1_000,
    play: http(429, plain, { "retry-after": "1" }),
  },
  http_429_bare: { ends: "unavailable", charged: false, closesMs: 60_000, play: http(429, "") },
  http_499: { ends: "unknown", charged: true, play: http(499, plain) },
  http_500_envelope: { ends: "unavailable", charged: false, play: http(500, typed) },
  http_500_message: { ends: "unknown", charged: true, play: http(500, plain) },
  http_500_bare: { ends: "unknown", charged: true, play: http(500, html, { "content-type": "text/html" }) },
  http_502: { ends: "unknown", charged: true, play: http(502, html, { "content-type": "text/html" }) },
  http_502_message: { ends: "unknown", charged: true, play: http(502, plain) },
  http_503_envelope: { ends: "unavailable", charged: false, play: http(503, typed) },
  http_503_message: { ends: "unknown", charged: true, play: http(503, plain) },
  http_503_bare: { ends: "unknown", charged: true, play: http(503, "") },
  http_504: { ends: "unknown", charged: true, play: http(504, plain) },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];
