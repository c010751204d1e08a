import JSONText
import StateMachine

/// What is known of a tool that an agent uses: it is told in pieces.
struct ACPToolCall: Sendable, Equatable {
    /// The agent's own name of the call.
    var id: String
    var title: String?
    var kind: String?
    /// What it is to do, shortened.
    var detail: String?
    /// The files that it says it touches.
    var paths: [String] = []
    /// How far it has come, as far as it was told.
    var told: ACPToolStatus?

    private static let longest = 2_000
    /// Files of one call that are remembered; a call with more is not known to be inside anything.
    static let mostPaths = 256
    private static let pathMembers = [
        "path", "file_path", "filePath", "filepath", "notebook_path", "abs_path", "absolute_path", "old_path",
        "new_path", "oldPath", "newPath", "source", "destination",
    ]

    /// What a person would call it.
    var name: String { [title, kind].compactMap { $0 }.first { !$0.isEmpty } ?? id }

    /// Takes what is new of it.
    mutating func merge(_ value: JSONValue) {
        if let title = value["title"]?.string { self.title = title.shortened(to: 500) }
        if let kind = value["kind"]?.string { self.kind = kind.shortened(to: 40) }
        let input = value["rawInput"]
        let named = Self.paths(value)
        for path in named where !paths.contains(path) && paths.count <= Self.mostPaths { paths.append(path) }
        let command = input?["command"]?.string ?? input?["command"]?.texts?.joined(separator: " ")
        if let said = command ?? named.first { detail = said.shortened(to: Self.longest) }
    }

    /// What has come of it: the first text of its content.
    static func outcome(_ value: JSONValue) -> String? {
        let texts = (value["content"]?.elements ?? []).lazy.compactMap { $0["content"]?["text"]?.string }
        return (texts.first ?? value["rawOutput"]?.string).map { $0.shortened(to: longest) }
    }

    /// Every file that a part of it names: places, differences and what the tool itself is given.
    private static func paths(_ value: JSONValue) -> [String] {
        let places = (value["locations"]?.elements ?? []).compactMap { $0["path"]?.string }
        let differences = (value["content"]?.elements ?? []).compactMap {
            $0["type"]?.string == "diff" ? $0["path"]?.string : nil
        }
        let given = pathMembers.compactMap { value["rawInput"]?[$0]?.string }
        return (places + differences + given).prefix(mostPaths + 1).map { $0.shortened(to: 4_096) }
    }
}

extension ACPToolCall {
    /// The smallest permission that allows it.
    ///
    /// A change of files that names none of them counts as one inside the project: what goes through this client is
    /// held there anyway.
    func permission(in places: ACPPlaces) -> PermissionMode {
        let needed = ACPToolKind.permission(for: kind)
        guard needed == .edit else { return needed }
        guard paths.count <= Self.mostPaths else { return .full }
        return paths.allSatisfy { places.place(of: $0)?.isWritable == true } ? .edit : .full
    }
}
