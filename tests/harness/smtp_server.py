"""A real mail server for the tests: prints its port, and then each mail it takes, as a line of JSON.

smtp_server.py [--refuse COUNT] [--login] [--starttls CERTIFICATE KEY | --tls CERTIFICATE KEY]

--refuse answers so many mails with a temporary failure before it takes one; --login takes mails from `desk` with the password
`secret` only.
"""

import argparse
import asyncio
import email
import email.policy
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(**facts):
    print(json.dumps(facts), flush=True)


class Box:
    def __init__(self, refuse):
        self.refuse = refuse

    async def handle_DATA(self, server, session, envelope):
        if self.refuse > 0:
            self.refuse -= 1
            return "451 4.3.0 Come back later"
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        say(
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            headers={name.lower(): str(value) for name, value in mail.items()},
            text=mail.get_content().replace("\r\n", "\n"),
            encrypted=session.ssl is not None,
            login=bool(session.authenticated),
        )
        return "250 2.0.0 Taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"desk", b"secret"), handled=False)


def context(files):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context


async def serve(arguments):
    options = {"enable_SMTPUTF8": True}
    if arguments.login:
        options.update(authenticator=authenticate, auth_required=True, auth_require_tls=False)
    if arguments.starttls:
        options.update(tls_context=context(arguments.starttls), require_starttls=True)
    box = Box(arguments.refuse)
    outer = context(arguments.tls) if arguments.tls else None
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(box, **options), "127.0.0.1", 0, ssl=outer)
    say(port=server.sockets[0].getsockname()[1])
    # Whoever started this has gone when stdin ends.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


parser = argparse.ArgumentParser()
parser.add_argument("--refuse", type=int, default=0)
parser.add_argument("--login", action="store_true")
parser.add_argument("--starttls", nargs=2)
parser.add_argument("--tls", nargs=2)
asyncio.run(serve(parser.parse_args()))
