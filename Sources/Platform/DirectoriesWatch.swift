#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells which of several directories has files that change: one descriptor for all of them.
package struct DirectoriesWatch {
    /// To be waited for.
    package let descriptor: Descriptor
    private var pathOfWatch: [Int32: String] = [:]
    private var watchOfPath: [String: Int32] = [:]

    #if canImport(Glibc)
        /// Watches nothing yet.
        package init() throws(SystemError) {
            let number = try systemCall("watch", "directories") {
                inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            }
            descriptor = Descriptor(owning: number, path: "a watch of directories")
        }

        /// Begins to watch a directory; false where it cannot be, as when it is not there yet.
        package mutating func add(_ path: String) -> Bool {
            let mask = UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_ONLYDIR)
            let watch = inotify_add_watch(descriptor.number, path, mask)
            guard watch >= 0 else { return false }
            pathOfWatch[watch] = path
            watchOfPath[path] = watch
            return true
        }

        /// Ends watching a directory.
        package mutating func remove(_ path: String) {
            guard let watch = watchOfPath.removeValue(forKey: path) else { return }
            pathOfWatch[watch] = nil
            inotify_rm_watch(descriptor.number, watch)
        }

        /// The directories in which something has changed since it was last asked.
        package func changed() -> Set<String> {
            var changed: Set<String> = []
            while let bytes = try? descriptor.read(65_536), !bytes.isEmpty {
                bytes.withUnsafeBytes { room in
                    var offset = 0
                    while offset + MemoryLayout<inotify_event>.size <= room.count {
                        let event = room.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                        if let path = pathOfWatch[event.wd] { changed.insert(path) }
                        // What did not fit into the queue may have been about any of them.
                        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { changed.formUnion(pathOfWatch.values) }
                        offset += MemoryLayout<inotify_event>.size + Int(event.len)
                    }
                }
            }
            return changed
        }
    #else
        private var files: [Int32: [Descriptor]] = [:]
        private var next: Int32 = 0

        /// Watches nothing yet.
        package init() throws(SystemError) {
            let number = try systemCall("watch", "directories") { kqueue() }
            descriptor = Descriptor(owning: number, path: "a watch of directories")
        }

        /// Begins to watch a directory and the files that are in it; false where it cannot be.
        package mutating func add(_ path: String) -> Bool {
            let names = FileSystem.list(path).map { path + "/" + $0 }
            let opened = ([path] + names).compactMap { try? Descriptor($0, O_EVTONLY) }
            guard opened.count == names.count + 1 else { return false }
            next += 1
            for file in opened {
                var change = kevent(
                    ident: UInt(file.number), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                    fflags: UInt32(NOTE_WRITE | NOTE_EXTEND), data: 0,
                    udata: UnsafeMutableRawPointer(bitPattern: Int(next)))
                kevent(descriptor.number, &change, 1, nil, 0, nil)
            }
            files[next] = opened
            pathOfWatch[next] = path
            watchOfPath[path] = next
            return true
        }

        /// Ends watching a directory.
        package mutating func remove(_ path: String) {
            guard let watch = watchOfPath.removeValue(forKey: path) else { return }
            pathOfWatch[watch] = nil
            files[watch] = nil
        }

        /// The directories in which something has changed since it was last asked.
        package func changed() -> Set<String> {
            var event = kevent()
            var now = timespec(tv_sec: 0, tv_nsec: 0)
            var changed: Set<String> = []
            while kevent(descriptor.number, nil, 0, &event, 1, &now) > 0 {
                if let path = pathOfWatch[Int32(truncatingIfNeeded: Int(bitPattern: event.udata))] {
                    changed.insert(path)
                }
            }
            return changed
        }
    #endif
}
