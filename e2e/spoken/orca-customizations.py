# Orca loads this from its data folder: what it would say goes into a file, a line an utterance, and no voice is looked for.
import os

from orca import event_manager, settings, speech

spoken = open(os.environ["SPOKEN"], "a", buffering=1, encoding="utf-8")


def write(text, *_):
    spoken.write(" ".join(text.split()) + "\n")


# Orca kills itself where its start takes longer than this, as on a busy machine.
settings.timeoutTime = 0
speech._initSpeechServer = lambda *_: None
speech._speak = write
# Each key that is typed.
speech.speakCharacter = lambda *_, **__: None
speech.speakKeyEvent = lambda *_: None


# Orca 43 takes up an event while it is at another: one that says "busy" then comes after "loaded", and all is silent.
take_next = event_manager.EventManager._dequeue
add = event_manager.EventManager._addToQueue
taking = False


def take_in_order(manager):
    global taking
    if taking:
        return True
    taking = True
    try:
        return take_next(manager)
    finally:
        taking = False


event_manager.EventManager._dequeue = take_in_order
event_manager.EventManager._addToQueue = lambda manager, event, _: add(manager, event, True)
