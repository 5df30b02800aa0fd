# Orca loads this from its data folder: what it would say goes into a file, a line an utterance, and no voice is looked for.
import os

from orca import settings, speech

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
