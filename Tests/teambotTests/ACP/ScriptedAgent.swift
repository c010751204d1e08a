/// An agent in Python that does what its first argument says, and nothing that it should not be asked for.
enum ScriptedAgent {
    /// The program's text.
    static let text = #"""
        import json, os, signal, sys, time
        how, pipe, keys = sys.argv[1], sys.stdout.buffer, sys.argv[2:]

        def raw(data): pipe.write(data); pipe.flush()
        def send(message): raw(json.dumps(message).encode() + b"\n")
        def say(text): send({"method": "session/update", "params": {"sessionId": "s", "update": {
            "sessionUpdate": "agent_message_chunk", "content": {"type": "text", "text": text}}}})
        def answer(message, result): send({"jsonrpc": "2.0", "id": message["id"], "result": result})
        def end(message, reason="end_turn"): answer(message, {"stopReason": reason})
        def call(method, number, **parameters):
            send({"id": number, "method": method, "params": dict(parameters, sessionId="s")})
            while True:
                reply = json.loads(sys.stdin.buffer.readline())
                if reply.get("id") == number and "method" not in reply: return reply
        def forever():
            while True: time.sleep(60)

        if how == "stubborn":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if how == "silent": forever()
        for line in sys.stdin.buffer:
            message = json.loads(line)
            method = message.get("method")
            if method == "initialize":
                if how == "garbage": raw(b"Welcome!\n\x1b[1m\xff\xfe\n{\"half\": \n\n")
                answer(message, {"protocolVersion": 1, "agentCapabilities": {}})
            elif method == "session/new":
                if how == "mute": forever()
                answer(message, {"sessionId": "s"})
            elif method == "session/cancel" and how == "slow": end(prompt, "cancelled")
            elif method == "session/prompt":
                prompt, text = message, message["params"]["prompt"][0]["text"]
                if how == "garbage": end(message)
                elif how == "count": say(str(len(text))); end(message)
                elif how == "crash": say("half"); print("first\nthe disk is on fire", file=sys.stderr, flush=True); os._exit(9)
                elif how == "signalled": os.kill(os.getpid(), signal.SIGSEGV)
                elif how == "huge": raw(b"x" * (17 << 20)); end(message)
                elif how == "large": say("y" * (8 << 20)); end(message)
                elif how == "close": os.close(1); forever()
                elif how == "twice": end(message); end(message, "refusal")
                elif how == "wrong": send({"id": 99, "result": {"stopReason": "refusal"}}); end(message)
                elif how == "flood":
                    for number in range(20000): raw(b'{"method":"session/update","params":{"sessionId":"s","update":{"sessionUpdate":"agent_message_chunk","content":{"text":"0123456789"}}}}\n')
                    end(message)
                elif how == "errors":
                    for number in range(2000): os.write(2, b"e" * 1000 + b"\n")
                    end(message)
                elif how == "deep": raw(b'{"a":' * 20000 + b"\n"); end(message)
                elif how == "late": end(message); sys.stdin.buffer.read(); say("late"); raw(b"z" * 1000000); os._exit(0)
                elif how == "stubborn": end(message); forever()
                elif how == "slow": say("slowly")
                elif how == "sulky": say("slowly"); forever()
                elif how == "greedy":
                    for number in range(1000): send({"id": number, "method": "fs/read_text_file", "params": {"sessionId": "s", "path": keys[0]}})
                    forever()
                elif how == "calls":
                    for number, entry in enumerate(json.loads(text)):
                        say(json.dumps(call(entry[0], "call-%d" % number, **entry[1])) + "\n")
                    end(message)
        """#
}
