/// A file that an objective gives as a fenced block with `path=NAME`.
package struct ObjectiveFile: Sendable, Equatable {
    /// The path as written, not yet checked.
    package var path: String
    /// The text of the fenced block.
    package var content: String

    /// Makes a file.
    package init(path: String, content: String) {
        self.path = path
        self.content = content
    }

    /// The fenced blocks with a path, in order.
    static func all(in lines: [MarkdownLine]) -> [ObjectiveFile] {
        var files: [ObjectiveFile] = []
        var isOpen = false
        for line in lines {
            switch line.kind {
            case .fenceStart(let info):
                guard let path = path(in: info) else { continue }
                files.append(ObjectiveFile(path: path, content: ""))
                isOpen = true
            case .code:
                if isOpen { files[files.count - 1].content += line.text + "\n" }
            default:
                isOpen = false
            }
        }
        return files
    }

    /// The value of `path=` in a fence's options, in quotes or up to the next blank.
    private static func path(in info: String) -> String? {
        let bytes = Array(info.utf8)
        let key = Array("path=".utf8)
        var index = 0
        while index < bytes.count {
            let isWordStart = index == 0 || WhiteSpace.contains(bytes[index - 1]) || bytes[index - 1] == 123
            guard isWordStart, bytes[index...].starts(with: key) else {
                index += 1
                continue
            }
            let value = bytes[(index + key.count)...]
            var path = value.prefix { !WhiteSpace.contains($0) && $0 != 125 }
            if let quote = value.first, quote == 34 || quote == 39 { path = value.dropFirst().prefix { $0 != quote } }
            return path.isEmpty ? nil : String(decoding: path, as: UTF8.self)
        }
        return nil
    }
}
