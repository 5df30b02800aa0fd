"""The window that WebKitWebDriver opens: any size, no bars, mock cameras, printing to a file, the console in a log.

Its one argument is JSON, see webkit.ts. Debian's MiniBrowser is at least 447 pixels wide.
"""
import ctypes
import json
import os
import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2

wanted = json.loads(sys.argv[1])
log, loads = (os.open(wanted[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND) for name in ["log", "loads"])
# The driver's pipes must not stay open; this ends with the driver.
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
os.dup2(1, 2)
ctypes.CDLL(None).prctl(1, signal.SIGKILL)

# WebKit tells nobody what a page's console gets, and prints nothing while it is driven.
LISTEN = """(() => {
  window.print = () => webkit.messageHandlers.print.postMessage("");
  const tell = (said) => webkit.messageHandlers.complaint.postMessage(said.replaceAll("\\n", " "));
  addEventListener("securitypolicyviolation", (it) => tell(`CSP: ${it.violatedDirective} ${it.blockedURI} at ${location.pathname}`));
  // What is still loading as its page is left cannot be loaded any more. The checks ask the page with an event of their own.
  let left = false;
  addEventListener("beforeunload", (it) => { left ||= it.isTrusted; });
  addEventListener("error", (it) => left && (!it.message || it.message === "NetworkError: Load failed") || tell(`error: ${it.message || "not loaded " + it.target.src} in ${it.filename} at ${location.href}`), true);
  addEventListener("unhandledrejection", (it) => tell(`rejection: ${it.reason}`));
  for (const kind of ["error", "warn"]) {
    const write = console[kind];
    console[kind] = (...said) => {
      tell(`console.${kind}: ${said.join(" ")}`);
      write.apply(console, said);
    };
  }
})()"""

Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", wanted["dark"])
context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
context.set_preferred_languages(["id-ID"])
windows = []


def settings():
    return WebKit2.Settings(
        enable_media_stream=True,
        enable_mock_capture_devices=True,
        enable_page_cache=True,
        # Without it requestVideoFrameCallback never fires.
        hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.ALWAYS,
    )


def allow(_view, request):
    request.allow()
    return True


def print_to_file(view):
    to_file = Gtk.PrintSettings()
    to_file.set_printer("Print to File")
    to_file.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, "file://" + wanted["printout"])
    to_file.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    operation = WebKit2.PrintOperation(web_view=view, print_settings=to_file)
    operation.connect("failed", lambda _operation, error: tell(f"print: {error.message}"))
    operation.print_()


def tell(said):
    os.write(log, f"{said}\n".encode())


def count_loads(_view, event):
    if event == WebKit2.LoadEvent.FINISHED:
        os.write(loads, b".")


def listening():
    content = WebKit2.UserContentManager()
    content.connect("script-message-received::complaint", lambda _, it: tell(it.get_js_value().to_string()))
    content.connect("script-message-received::print", lambda *_: print_to_file(windows[-1].get_child()))
    for name in ["complaint", "print"]:
        content.register_script_message_handler(name)
    frames, start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    content.add_script(WebKit2.UserScript(LISTEN, frames, start, None, None))
    return content


def open_view(_session):
    view = WebKit2.WebView(
        is_controlled_by_automation=True,
        web_context=context,
        settings=settings(),
        user_content_manager=listening(),
    )
    view.connect("permission-request", allow)
    view.connect("load-changed", count_loads)
    view.connect("close", close_window)
    view.set_size_request(1, 1)
    window = Gtk.Window(decorated=False, default_width=wanted["width"], default_height=wanted["height"])
    window.add(view)
    window.show_all()
    window.present()
    view.grab_focus()
    windows.append(window)
    return view


def close_window(view):
    window = view.get_toplevel()
    windows.remove(window)
    window.destroy()


def started(_context, session):
    session.set_application_info(WebKit2.ApplicationInfo())
    session.connect("create-web-view", open_view)


context.connect("automation-started", started)
Gtk.main()
