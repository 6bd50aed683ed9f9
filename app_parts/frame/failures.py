"""What a person is told when something goes wrong: what somebody can mend, or a mistake of ours with its number.

The one place for faults that nobody thought of. Whatever raises (a page, a part of it, the header, what a click sets
off, a file made on a click), the person reads a sentence, and the pages, the language, everything on the screen and
what was typed stay. `docs/decisions/0016-failures.md` tells why each of these ways is needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st
from starlette.responses import PlainTextResponse
from streamlit.commands import navigation
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, DeferredFileResponsePayload
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.runtime.state import SessionState

from app_parts.frame import session
from app_parts.frame.plain import plain
from graph.errors import PlatformError
from guard import faults
from locales import LANGUAGES, Words
from wording.problems import error_sentence

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit.runtime.scriptrunner import ScriptRunContext

SENTENCE, PAGE = "told", "page"
"""What a visit keeps: the sentence of a click that went wrong until the run after it, and which page it looks at."""
FIRST = "structure"
"""The page that opens first. Streamlit has it at the address without a name only; by its name it is meant too."""


@contextmanager
def said_in_words(words: Words, page: str) -> Iterator[None]:
    """Say what goes wrong inside, in a place above it, and leave everything below as it was on the screen."""
    st.session_state[PAGE] = page
    place = st.container(key=SENTENCE)
    if sentence := st.session_state.pop(SENTENCE, ""):
        place.error(plain(sentence))
    try:
        yield
    except Exception as error:  # noqa: BLE001
        place.error(plain(sentence_of(error, words, page)))
        place.button(words("app.try_again"), key="try_again")
        _leave_the_rest()


def sentence_of(error: Exception, words: Words, page: str) -> str:
    """Return what a person is told of an error; one that nobody thought of gets a number and stands in the log."""
    if isinstance(error, PlatformError):
        return error_sentence(error, words)
    return words("failure.unexpected", number=faults.record(error, page=page, language=words.language))


def _leave_the_rest() -> NoReturn:
    """End this run so that the browser keeps what it shows, and what was typed into it.

    After a run the browser takes away what that run did not come to, forms and their text included. Only after a run
    of one part of a page it takes away nothing else: so this asks for the run of a part that there is not.
    """
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("only a page can be left as it was")
    raise RerunException(RerunData(
        query_string=context.query_string, page_script_hash=context.page_script_hash, fragment_id_queue=["nothing"],
        is_fragment_scoped_rerun=True, is_auto_rerun=True, cached_message_hashes=context.cached_message_hashes,
        context_info=context.context_info))


def outermost(error: Exception) -> bool:
    """Say what nothing else caught: a mistake before a page begins. Streamlit then shows nothing of its own."""
    words = session.words()
    st.error(plain(sentence_of(error, words, st.session_state.get(PAGE, ""))))
    return True


@cache
def speak_for_streamlit() -> None:
    """Let no callback, no file made on a click and no unknown page end in Streamlit's own words; done once a process.

    Streamlit runs callbacks before the page, whose elements would all be gone after an error in one, and makes files
    apart from any page. It has no hook for any of these, so what says them is replaced.
    """
    run = SessionState._run_callback_and_record_rerun  # noqa: SLF001

    def caught(state: SessionState, votes: Any, callback: Callable[[], None]) -> None:
        def said() -> None:
            try:
                callback()
            except Exception as error:  # noqa: BLE001
                _keep_for_the_page(sentence_of(error, session.words(), st.session_state.get(PAGE, "")))

        run(state, votes, said)

    SessionState._run_callback_and_record_rerun = caught  # type: ignore[assignment,method-assign] # noqa: SLF001
    navigation.send_page_not_found = _say_that_there_is_no_page
    DeferredFileHandler.handle = _made_or_said  # type: ignore[assignment,method-assign]


def _say_that_there_is_no_page(ctx: ScriptRunContext) -> None:
    if ctx.pages_manager.intended_page_name != FIRST:
        _keep_for_the_page(session.words()("failure.no_page"))


def _keep_for_the_page(sentence: str) -> None:
    st.session_state[SENTENCE] = sentence


class NotMade(Exception):
    """A file that somebody asked for cannot be made; its text is the sentence for them."""


def said_when_asked(make: Callable[[], bytes], words: Words) -> Callable[[], bytes]:
    """Return a function that makes a file on a click, or raises NotMade with the sentence that says why not."""
    page = st.session_state.get(PAGE, "")

    def made() -> bytes:
        try:
            return make()
        except Exception as error:  # noqa: BLE001
            raise NotMade(sentence_of(error, words, page)) from None

    return made


async def _made_or_said(handler: DeferredFileHandler, request: BackendOperationRequest,
                        _session: str) -> BackendOperationResponse:
    """Make a file that was asked for, as Streamlit does, and give its address; or the sentence that says why not."""
    files = handler._get_media_file_mgr()  # noqa: SLF001
    try:
        address = await asyncio.to_thread(files.execute_deferred, request.deferred_file.file_id)
    except Exception as error:  # noqa: BLE001
        gone = " ".join(Words(language)("failure.file_gone") for language in LANGUAGES)
        sentence = str(error.__cause__) if isinstance(error.__cause__, NotMade) else gone
        return BackendOperationResponse(request_id=request.request_id, error_msg=sentence)
    return BackendOperationResponse(request_id=request.request_id,
                                    deferred_file=DeferredFileResponsePayload(url=address))


class Answered:
    """Answers a request that fails outside of any page (an upload, a file) with the sentence, in each language."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and say what goes wrong, as far as nothing has been answered yet."""
        begun = scope["type"] != "http"

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if scope["type"] == "lifespan":
                raise
            number = faults.record(error, request=scope["type"])
            if not begun:
                sentence = "\n".join(Words(language)("failure.request", number=number) for language in LANGUAGES)
                await PlainTextResponse(sentence, 500)(scope, receive, send)
