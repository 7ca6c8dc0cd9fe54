# SPDX-License-Identifier: GPL-3.0-or-later
"""One end of very many connections at once, in a process of its own because descriptors are rationed.

many_connections.py server ADDRESS PORT          answers each line with the address and port that it came from
many_connections.py client ADDRESS PORT COUNT    opens COUNT connections and says "open"; when a line comes it talks on
                                                 each of them and prints, a line each, what the server said
Several servers share one port. Both end with their input.
"""

import selectors
import socket
import sys

PATIENCE = 60


def serve(address, port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind((address, port))
    listener.listen(4096)
    listener.setblocking(False)
    ready = selectors.DefaultSelector()
    ready.register(listener, selectors.EVENT_READ)
    ready.register(sys.stdin, selectors.EVENT_READ)  # its end is ours
    print("listening", flush=True)
    while True:
        for key, _ in ready.select():
            if key.fileobj is sys.stdin:
                return
            if key.fileobj is listener:
                connection, peer = listener.accept()
                ready.register(connection, selectors.EVENT_READ, peer)
            elif key.fileobj.recv(64):
                key.fileobj.sendall("{} {}\n".format(*key.data).encode())
            else:
                ready.unregister(key.fileobj)
                key.fileobj.close()


def call(address, port, count):
    connections = []
    while len(connections) < count:
        batch = [socket.socket() for _ in range(min(200, count - len(connections)))]
        for one in batch:
            one.setblocking(False)
            one.connect_ex((address, port))
        for one in batch:
            if not is_open(one):
                sys.exit("a connection was refused")
            one.settimeout(PATIENCE)
            one.sendall(b"?")
            one.recv(64)
        connections += batch
    print("open", flush=True)
    if not sys.stdin.readline():
        return
    for one in connections:
        one.sendall(b"?")
    for one in connections:
        print(one.recv(64).decode(), end="")


def is_open(connection):
    with selectors.DefaultSelector() as ready:
        ready.register(connection, selectors.EVENT_WRITE)
        return bool(ready.select(PATIENCE)) and connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0


if __name__ == "__main__":
    if sys.argv[1] == "server":
        serve(sys.argv[2], int(sys.argv[3]))
    else:
        call(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
