#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Directory {
    /// The bytes of the files in what has a name in this directory; links count nothing and are not followed.
    package func bytes(of name: String) -> Int {
        var status = stat()
        guard fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return 0 }
        switch FileSystem.Kind(mode: status.st_mode) {
        case .file: return Int(status.st_size)
        case .directory:
            guard let inner = try? directory(name), let names = try? inner.names() else { return 0 }
            return names.reduce(0) { $0 + inner.bytes(of: $1) }
        case .link, .other: return 0
        }
    }
}
