import JSONText
import Platform

/// Reads and writes files for an agent: only in its places, never behind a link that leads out of them.
struct ACPFiles {
    /// The largest file that is read or written.
    private static let largest = 64 << 20

    let places: ACPPlaces

    /// Reads a file, or some lines of it.
    func read(_ parameters: JSONValue) throws -> ACPReply {
        let (path, place) = try place(parameters)
        let bytes = try attempt(path) { () throws(SystemError) in
            try Directory.open(place.root).reading(place.relative).readAll(limit: Self.largest)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ACPFailure.failed("\(path) is no text in UTF-8.")
        }
        let first = parameters["line"]?.integer ?? 1
        guard let limit = parameters["limit"]?.integer else {
            return reply(first <= 1 ? text : Self.lines(of: text, from: first, count: Int.max))
        }
        return reply(Self.lines(of: text, from: first, count: limit))
    }

    /// Writes a file, with the directories that it needs; it is there whole or as it was.
    func write(_ parameters: JSONValue) throws -> ACPReply {
        let (path, place) = try place(parameters)
        guard place.isWritable else { throw ACPFailure.denied("\(path) may not be written by an agent.") }
        guard let content = parameters["content"]?.string else { throw ACPFailure.invalid("There is no content.") }
        guard content.utf8.count <= Self.largest else {
            throw ACPFailure.invalid("More than \(Self.largest >> 20) MiB cannot be written.")
        }
        try attempt(path) { () throws(SystemError) in
            let (parent, name) = Directory.split(place.relative)
            let directory = try Directory.open(place.root).directory(parent, isMade: true, mode: 0o777)
            try Self.replace(name, in: directory, content)
        }
        return .done
    }

    private static func replace(_ name: String, in directory: Directory, _ content: String) throws(SystemError) {
        let temporary = ".teambot-\(CurrentProcess.pid)-\(UInt32.random(in: 0 ... .max))"
        var mode: UInt32?
        if directory.kind(name) != nil {
            mode = try directory.reading(name).mode()
            // What its owner has protected against writing stays as it is.
            guard mode.map({ $0 & 0o222 != 0 }) == true else { throw SystemError.readOnly(directory.path + "/" + name) }
        }
        let file = try directory.replacing(temporary, mode: 0o666)
        do throws(SystemError) {
            try file.write(content.utf8)
            if let mode { try directory.setMode(mode, of: temporary) }
            try directory.rename(temporary, to: directory, name)
        } catch {
            try? directory.remove(temporary)
            throw error
        }
    }

    private func place(_ parameters: JSONValue) throws -> (String, ACPPlaces.Place) {
        guard let path = parameters["path"]?.string, path.hasPrefix("/") else {
            throw ACPFailure.invalid("A path must be there, and absolute.")
        }
        let shown = path.shortened(to: 1_000)
        guard let place = places.place(of: path), !place.relative.isEmpty else {
            throw ACPFailure.denied("\(shown) is outside the working directory and the artifacts directory.")
        }
        return (shown, place)
    }

    private func attempt<Value>(_ path: String, _ body: () throws(SystemError) -> Value) throws -> Value {
        do throws(SystemError) {
            return try body()
        } catch {
            if error.isForeignLink { throw ACPFailure.denied("\(path) is behind a link.") }
            if error.isNotThere { throw ACPFailure.missing("\(path) does not exist.") }
            throw ACPFailure.failed(error.description)
        }
    }

    private func reply(_ content: String) -> ACPReply { .object { $0.member("content", content) } }

    /// Some lines of a text, counted from 1, with their ends.
    static func lines(of text: String, from first: Int, count: Int) -> String {
        let bytes = text.utf8
        var start = bytes.startIndex
        for _ in 0..<max(0, first - 1) {
            guard let end = bytes[start...].firstIndex(of: 10) else { return "" }
            start = bytes.index(after: end)
        }
        var end = start
        var left = max(0, count)
        while left > 0, end < bytes.endIndex {
            end = bytes[end...].firstIndex(of: 10).map { bytes.index(after: $0) } ?? bytes.endIndex
            left -= 1
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
