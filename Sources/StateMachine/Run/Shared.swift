/// A value that is there once, however often what holds it is copied.
///
/// The states of all stages are copied with nearly every event, and each string and array in them costs then; what only
/// few stages have, or few readers want, stands behind one reference.
struct Shared<Value: Sendable & Equatable>: Sendable, Equatable {
    private final class Storage: Sendable {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private let storage: Storage

    /// Keeps a value.
    init(_ value: Value) { storage = Storage(value) }

    /// The value.
    var value: Value { storage.value }

    static func == (left: Shared, right: Shared) -> Bool {
        left.storage === right.storage || left.value == right.value
    }
}
