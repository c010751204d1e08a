import Platform
import RunStorage

/// Everything below a directory: names, permissions, and what is in the files.
enum FileTree {
    /// A line for each file, directory and link, sorted by path; what is named in `except` is left out.
    static func lines(of directory: String, except: Set<String> = []) -> [String] {
        FileSystem.list(directory).filter { !except.contains($0) }.flatMap { name -> [String] in
            let path = directory + "/" + name
            let mode = FileAttributes(of: path).map { String($0.mode, radix: 8) } ?? "?"
            switch FileSystem.kind(path) {
            case .directory: return ["\(path) \(mode)"] + lines(of: path, except: except)
            case .file:
                return ["\(path) \(mode) \((try? Digest.sha256(ofFile: path).sha256) ?? "unreadable")"]
            default: return ["\(path) \(FileSystem.canonical(path) ?? "nowhere")"]
            }
        }
    }
}
