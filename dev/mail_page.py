"""The pages of the mail sink, as text: English or Chinese, everything that came by mail escaped."""

import email
import re
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTPUTF8
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

REFRESH_SECONDS = 5
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)，。；：！？）]")

TEXTS = {
    "title": ("Mail sent by the demo", "演示系统发出的邮件"),
    "lead": (
        "Every mail of the demo ends here; nothing leaves this machine. The page renews itself.",
        "演示系统的邮件全部送到这里，不会发往外部。本页自动刷新。",
    ),
    "none": ("No mail yet. Reminders are sent within a minute or two.", "还没有邮件。提醒会在一两分钟内发出。"),
    "count": ("Mails: {}", "共 {} 封"),
    "from": ("From", "发件人"),
    "to": ("To", "收件人"),
    "cc": ("Cc", "抄送"),
    "subject": ("Subject", "主题"),
    "date": ("Date", "日期"),
    "arrived": ("Arrived", "收到时间"),
    "message-id": ("Message-ID", "邮件编号"),
    "no subject": ("(no subject)", "（无主题）"),
    "no text": ("(no text)", "（无正文）"),
    "back": ("All mails", "全部邮件"),
    "source": ("As it was sent", "原始邮件"),
    "attachments": ("Attachments", "附件"),
    "missing": ("There is no such mail; only the last 500 are kept.", "没有这封邮件；只保留最近 500 封。"),
}

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --dim: #566170; --paper: #f4f6f8; --card: #fff; --line: #dde3ea;
  --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --dim: #a3adba; --paper: #14181d; --card: #1c2229;
  --line: #303843; --link: #7db7f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 .25rem; overflow-wrap: anywhere; }
p { margin: 0 0 1.25rem; } .dim { color: var(--dim); }
a { color: var(--link); } a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
ol, .card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
ol { list-style: none; margin: 0; padding: 0; } li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .8rem 1rem; color: inherit;
  text-decoration: none; }
li a:hover { background: var(--paper); }
li strong { overflow-wrap: anywhere; } li time, li span { color: var(--dim); font-size: .9rem; }
.card { padding: 1rem 1.25rem; margin: 1rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; font-size: .95rem; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
"""


def reads_chinese(accept_language: str) -> bool:
    """Say whether a browser would rather read Chinese than English."""
    for part in accept_language.lower().split(","):
        tag = part.split(";")[0].strip()
        if tag.startswith(("zh", "en")):
            return tag.startswith("zh")
    return False


def list_page(mails: list[tuple[str, bytes]], *, chinese: bool) -> str:
    """Return the page of all mails, in the order given."""
    say = _speaker(chinese)
    rows = []
    for name, content in mails:
        mail = _parse(content, headers_only=True)
        rows.append(
            f'<li><a href="/mail/{name}"><strong>{escape(_header(mail, "subject") or say("no subject"))}</strong>'
            f'<time datetime="{_arrived(name).isoformat()}">{_arrived(name):%Y-%m-%d %H:%M:%S}</time>'
            f"<span>{escape(_header(mail, 'to'))}</span></a></li>"
        )
    count = f"<p class=dim>{say('count').format(len(rows))}</p>" if rows else ""
    body = f"<ol>{''.join(rows)}</ol>" if rows else f"<p class=card>{say('none')}</p>"
    return _page(say("title"), f"<p class=dim>{say('lead')}</p>{count}{body}", chinese=chinese, refresh=True)


def mail_page(name: str, content: bytes, *, chinese: bool) -> str:
    """Return the page of one mail: its headers and its text."""
    say = _speaker(chinese)
    mail = _parse(content)
    lines = [(say(key), _header(mail, key)) for key in ("from", "to", "cc", "date", "message-id")]
    lines.insert(3, (say("arrived"), f"{_arrived(name):%Y-%m-%d %H:%M:%S}"))
    if names := [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]:
        lines.append((say("attachments"), ", ".join(names)))
    headers = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in lines if value)
    text = _with_links(_text(mail)) or f"<span class=dim>{say('no text')}</span>"
    links = f'<p><a href="/">← {say("back")}</a> · <a href="/mail/{name}/source">{say("source")}</a></p>'
    body = f"<dl class=card>{headers}</dl><pre class=card>{text}</pre>{links}"
    return _page(_header(mail, "subject") or say("no subject"), body, chinese=chinese)


def missing_page(*, chinese: bool) -> str:
    """Return the page for an address that leads nowhere."""
    say = _speaker(chinese)
    return _page(say("title"), f'<p>{say("missing")}</p><p><a href="/">{say("back")}</a></p>', chinese=chinese)


def _page(title: str, body: str, *, chinese: bool, refresh: bool = False) -> str:
    language = "zh-Hans" if chinese else "en"
    renew = f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">' if refresh else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{renew}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/style.css"></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def _speaker(chinese: bool) -> Callable[[str], str]:
    return lambda key: TEXTS[key][1 if chinese else 0]


def _parse(content: bytes, *, headers_only: bool = False) -> EmailMessage:
    if headers_only:
        content = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0] + b"\r\n\r\n"
    return email.message_from_bytes(content, _class=EmailMessage, policy=SMTPUTF8)


def _header(mail: EmailMessage, name: str) -> str:
    """Return a header as people read it; a mangled one is no reason to show no page."""
    try:
        return str(mail.get(name, "")).strip()
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _text(mail: EmailMessage) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode(charset, "replace") if isinstance(content, bytes) else ""
    except LookupError:  # a character set nobody knows
        return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _with_links(text: str) -> str:
    """Return escaped text in which addresses can be clicked."""
    pieces, end = [], 0
    for found in ADDRESS.finditer(text):
        address = escape(found.group())
        pieces += [escape(text[end : found.start()]), f'<a href="{address}" rel="noreferrer">{address}</a>']
        end = found.end()
    return "".join([*pieces, escape(text[end:])]).strip()


def _arrived(name: str) -> datetime:
    try:
        zone = ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        return datetime.fromtimestamp(int(name) / 1e9).astimezone()
    return datetime.fromtimestamp(int(name) / 1e9, zone)
