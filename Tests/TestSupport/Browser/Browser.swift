package import JSONText
import Platform

/// Chromium without a window, spoken to by its DevTools protocol over two pipes.
package final class Browser {
    /// What a test that is left out says.
    package static let advice = "chromium is not installed here: `apt-get install chromium`."

    /// Where it is; nil where it is not installed.
    package static let path: String? = {
        let directories = (CurrentProcess.variable("PATH") ?? "/usr/bin").split(separator: ":")
        return directories.map { $0 + "/chromium" }.first(where: FileSystem.isExecutable)
    }()

    private let child: ChildProcess
    private let reader: PatientReader
    private let writing: Descriptor
    private var count = 0
    /// Pages keep their browser, not the other way round.
    private var pages: [String: Weak] = [:]

    private struct Weak {
        weak var page: BrowserPage?
    }

    /// Starts it with a profile of its own below a directory.
    package init(in directory: String) throws {
        guard let program = Self.path else { throw SystemError("find", "chromium", number: 2) }
        let (orders, answers) = (try Descriptor.pipe(), try Descriptor.pipe())
        let (input, log) = (try Descriptor.null(), try Descriptor.replacing(directory + "/chromium.log"))
        let request = SpawnRequest(
            arguments: [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-dev-shm-usage", "--remote-debugging-pipe",
                "--user-data-dir=\(directory)/profile",
            ],
            environment: RunningProgram.environment + ["HOME=\(directory)"], directory: directory,
            descriptors: [
                (0, input.number), (1, log.number), (2, log.number), (3, orders.reading.number),
                (4, answers.writing.number),
            ], hasOwnSession: true)
        child = try withExtendedLifetime((orders, answers, input, log)) { try ChildProcess.spawn(request) }
        writing = orders.writing
        reader = PatientReader(answers.reading, separator: 0)
    }

    deinit {
        child.signal(SignalNumber.kill)
        _ = try? child.reap()
    }

    /// Opens a file and waits until all of it is there.
    package func open(_ file: String, _ look: BrowserLook = BrowserLook()) throws -> BrowserPage {
        let target = try call("Target.createTarget", text: ["url": "about:blank"])["targetId"]?.string ?? ""
        let attached = try call("Target.attachToTarget", text: ["targetId": target], flags: ["flatten": true])
        let page = BrowserPage(self, session: attached["sessionId"]?.string ?? "")
        pages[page.session] = Weak(page: page)
        try page.open("file://" + file, look)
        return page
    }

    /// Sends a command and gives its result.
    @discardableResult
    package func call(
        _ method: String, session: String? = nil, text: [String: String] = [:], numbers: [String: Int] = [:],
        flags: [String: Bool] = [:], lists: [String: [[String: String]]] = [:]
    ) throws -> JSONValue {
        count += 1
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", count)
            writer.member("method", method)
            if let session { writer.member("sessionId", session) }
            writer.key("params")
            writer.object { writer in
                for (name, value) in text { writer.member(name, value) }
                for (name, value) in numbers { writer.member(name, value) }
                for (name, value) in flags { writer.member(name, value) }
                for (name, items) in lists {
                    writer.key(name)
                    writer.array { list in
                        for item in items {
                            list.object { writer in for (name, value) in item { writer.member(name, value) } }
                        }
                    }
                }
            }
        }
        try writing.write(writer.bytes + [0])
        while true {
            let message = try receive()
            guard message["id"]?.integer == count else { continue }
            if let error = message["error"] { throw BrowserError(description: "\(method): \(error)") }
            return message["result"] ?? message
        }
    }

    /// Waits for one message; pages hear of what concerns them.
    func receive() throws -> JSONValue {
        guard let line = try reader.line() else { throw Silence(after: "chromium has ended") }
        let message = try JSONReader.read(Array(line.utf8))
        if let method = message["method"]?.string, let session = message["sessionId"]?.string {
            pages[session]?.page?.take(method, message["params"])
        }
        return message
    }
}

/// What the browser has refused.
package struct BrowserError: Error, CustomStringConvertible {
    package let description: String
}
