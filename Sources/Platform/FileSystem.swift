#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files and directories by path: the few calls that teambot needs.
package enum FileSystem {
    /// What stands at a path, links not followed; nil when nothing does.
    package enum Kind: Sendable {
        case file, directory, link, other

        /// Reads the type from what `stat` has given.
        init(mode: mode_t) {
            switch mode & S_IFMT {
            case S_IFREG: self = .file
            case S_IFDIR: self = .directory
            case S_IFLNK: self = .link
            default: self = .other
            }
        }
    }

    /// The kind of what stands at a path, links not followed.
    package static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Kind(mode: status.st_mode)
    }

    /// Whether a file, followed through links, exists and can be run.
    package static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }

    /// Whether something exists at a path, followed through links.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes a directory; nothing happens when it is there.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(SystemError) {
        if mkdir(path, mode_t(mode)) == 0 { return }
        if errno == EEXIST { return }
        throw SystemError("make the directory", path)
    }

    /// Makes a directory that nobody else has made: false where something has the name already.
    package static func makeNewDirectory(_ path: String, mode: UInt32 = 0o700) throws(SystemError) -> Bool {
        if mkdir(path, mode_t(mode)) == 0 { return true }
        if errno == EEXIST { return false }
        throw SystemError("make the directory", path)
    }

    /// Makes a directory and those above it.
    package static func makeDirectories(_ path: String) throws(SystemError) {
        guard !exists(path) else { return }
        let parent = parent(of: path)
        if parent != path { try makeDirectories(parent) }
        try makeDirectory(path)
    }

    /// The names in a directory, sorted, without `.` and `..`; empty when it does not exist or cannot be read.
    package static func list(_ path: String) -> [String] { (try? names(in: path)) ?? [] }

    /// The same for those who must not take a directory that cannot be read for an empty one.
    package static func names(in path: String) throws(SystemError) -> [String] {
        guard let directory = opendir(path) else {
            let error = SystemError("list", path)
            if error.saysAbsent { return [] }
            throw error
        }
        defer { closedir(directory) }
        return try names(of: directory, path)
    }

    /// The names in an open directory, sorted, without `.` and `..`.
    static func names(of directory: DirectoryStream, _ path: String) throws(SystemError) -> [String] {
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        if errno != 0 { throw SystemError("list", path) }
        return names.sorted()
    }

    /// Throws where a directory cannot be opened for listing.
    package static func checkDirectory(_ path: String) throws(SystemError) {
        _ = try Descriptor(path, O_RDONLY | O_DIRECTORY)
    }

    /// Reads a whole regular file; a directory, a pipe or more than `limit` bytes is an error.
    package static func read(_ path: String, limit: Int = 1 << 30) throws(SystemError) -> [UInt8] {
        let file = try Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
        switch Kind(mode: try file.status().st_mode) {
        case .file: return try file.readAll(limit: limit)
        case .directory: throw SystemError("read", path, number: EISDIR)
        default: throw SystemError("read", path, number: EINVAL)
        }
    }

    /// Gives a file another name, replacing what has it.
    package static func rename(_ old: String, to new: String) throws(SystemError) {
        #if canImport(Glibc)
            try systemCall("rename to \(new)", old) { Glibc.rename(old, new) }
        #else
            try systemCall("rename to \(new)", old) { Darwin.rename(old, new) }
        #endif
    }

    /// Removes a file; nothing happens when it is not there.
    package static func removeFile(_ path: String) throws(SystemError) {
        if unlink(path) != 0, errno != ENOENT { throw SystemError("remove", path) }
    }

    /// Removes a directory unless something is in it; whether it is gone.
    package static func removeEmptyDirectory(_ path: String) throws(SystemError) -> Bool {
        if rmdir(path) == 0 || errno == ENOENT { return true }
        if errno == ENOTEMPTY || errno == EEXIST { return false }
        throw SystemError("remove", path)
    }

    /// Removes what stands at a path, with all that is in it; links are removed, not followed.
    package static func removeTree(_ path: String) throws(SystemError) {
        guard kind(path) != nil else { return }
        try Directory.open(parent(of: path)).remove(Directory.split(path).name)
    }

    /// The path with every link and `..` resolved; nil when it does not exist.
    package static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The directory that a path stands in.
    package static func parent(of path: String) -> String {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// The path made absolute by the working directory; not resolved.
    package static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : workingDirectory + (path == "." ? "" : "/" + path)
    }

    /// The working directory of this process.
    package static var workingDirectory: String {
        guard let buffer = getcwd(nil, 0) else { return "." }
        defer { free(buffer) }
        return String(cString: buffer)
    }
}
