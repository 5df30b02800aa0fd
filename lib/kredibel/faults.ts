import type { KredibelAnswer } from "./answer";

/**
 * Every way in which the stand-alone simulator can fail, by name. One table for the client's tests, the fault test and
 * QA's flows.
 *
 * `ends` is how the client has to read it. `charged`: whether the simulator counts the call as processed; where nobody
 * outside could tell, it does.
 */
export type Fault = { ends: KredibelAnswer["kind"]; charged: boolean; play: Play };

/** `listen`: the port is closed. `reading`: acts as soon as the NIK is known. `http`: `{{answer}}` is the right one. */
export type Play =
  | { at: "listen" }
  | { at: "reading" }
  | { at: "answering"; break: "reset" | "close" | "hang" | "drip" | "cut" }
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
  redirect_301: { ends: "unavailable", charged: false, play: http(301, "", { location: "/elsewhere" }) },
  redirect_302: { ends: "unavailable", charged: false, play: http(302, "", { location: "/elsewhere" }) },
  redirect_307: { ends: "unavailable", charged: false, play: http(307, "", { location: "/elsewhere" }) },
  redirect_308: { ends: "unavailable", charged: false, play: http(308, "", { location: "/elsewhere" }) },
  refused_field: {
    ends: "invalid",
    charged: false,
    play: http(400, '{"message":"Input payload validation failed.","errors":{"phoneNumber":["Invalid."]}}'),
  },
  unknown_field: {
    ends: "unavailable",
    charged: false,
    play: http(
      400,
      '{"message":"Input payload validation failed.","errors":{"shoeSize":["Unknown field."]}}',
    ),
  },
  http_400: { ends: "unavailable", charged: false, play: http(400, plain) },
  http_401: { ends: "unavailable", charged: false, play: http(401, plain) },
  http_402: { ends: "unavailable", charged: false, play: http(402, typed) },
  http_403: { ends: "unavailable", charged: false, play: http(403, plain) },
  http_404: { ends: "unavailable", charged: false, play: http(404, html, { "content-type": "text/html" }) },
  http_408: { ends: "unknown", charged: true, play: http(408, plain) },
  http_413: { ends: "unavailable", charged: false, play: http(413, html, { "content-type": "text/html" }) },
  http_429: { ends: "unavailable", charged: false, play: http(429, plain, { "retry-after": "30" }) },
  http_500_envelope: { ends: "unavailable", charged: false, play: http(500, typed) },
  http_500_bare: { ends: "unknown", charged: true, play: http(500, html, { "content-type": "text/html" }) },
  http_502: { ends: "unknown", charged: true, play: http(502, html, { "content-type": "text/html" }) },
  http_503_envelope: { ends: "unavailable", charged: false, play: http(503, plain) },
  http_503_bare: { ends: "unknown", charged: true, play: http(503, "") },
  http_504: { ends: "unknown", charged: true, play: http(504, plain) },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];
