internal import JSONText

/// A record, or one element of a list in it, by what its values mean.
struct RecordView {
    let record: JSONRecord
    let slots: [SlotSet]
    /// The element; nil for the whole record.
    var element: Int?

    /// The last value of a meaning; values outside of lists belong to every element.
    func capture(_ slot: Slot) -> JSONRecord.Capture? {
        record.captures.last { slots[$0.path].contains(slot) && belongs($0) && $0.kind != .null }
    }

    /// All values of a meaning, in order.
    func captures(_ slot: Slot) -> [JSONRecord.Capture] {
        record.captures.filter { slots[$0.path].contains(slot) && belongs($0) && $0.kind != .null }
    }

    /// A text, or a number as it is written; nil where it is empty.
    func text(_ slot: Slot) -> String? {
        guard let capture = capture(slot) else { return nil }
        switch capture.kind {
        case .truth: return "true"
        case .falsehood: return "false"
        default:
            let text = record.text(capture)
            return text.isEmpty ? nil : text
        }
    }

    /// The bytes of a text, whole; nil where there is none.
    func bytes(_ slot: Slot) -> ArraySlice<UInt8>? {
        capture(slot).flatMap { $0.kind == .text ? record.bytes($0) : nil }
    }

    /// A truth value.
    func truth(_ slot: Slot) -> Bool? {
        switch capture(slot)?.kind {
        case .truth: true
        case .falsehood: false
        default: nil
        }
    }

    /// Whether a text is this one, without making one.
    func has(_ slot: Slot, _ text: String) -> Bool {
        guard let capture = capture(slot), capture.kind == .text else { return false }
        return record.bytes(capture).elementsEqual(text.utf8)
    }

    /// The sum of all whole numbers of a meaning; nil where there is none.
    func count(_ slot: Slot) -> Int? {
        captures(slot).compactMap(record.count).reduce(nil) { $0?.addingWithoutOverflow($1) ?? $1 }
    }

    /// The sum of all numbers of a meaning; nil where there is none.
    func amount(_ slot: Slot) -> Double? {
        captures(slot).compactMap(record.double).filter { $0 >= 0 }.reduce(nil) { ($0 ?? 0) + $1 }
    }

    /// The elements of the list that values of a meaning stand in; one without a number where there is no list.
    func elements(_ slot: Slot) -> [Int] {
        var found: [Int] = []
        for capture in record.captures where slots[capture.path].contains(slot) && found.last != capture.outer {
            found.append(capture.outer)
        }
        return found
    }

    /// The same record, of one element.
    func of(_ element: Int) -> RecordView {
        RecordView(record: record, slots: slots, element: element < 0 ? nil : element)
    }

    private func belongs(_ capture: JSONRecord.Capture) -> Bool {
        guard let element, capture.outer >= 0 else { return true }
        return capture.outer == element
    }
}

extension Int {
    /// A sum that stays at the largest number: counts come from outside.
    func addingWithoutOverflow(_ other: Int) -> Int {
        let (sum, isTooLarge) = addingReportingOverflow(other)
        return isTooLarge ? .max : sum
    }
}
