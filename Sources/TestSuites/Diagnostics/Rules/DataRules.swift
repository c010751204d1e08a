extension RuleBook {
    /// What is read and is not there, or is not what it should be.
    static let data = [
        DiagnosisRule(
            name: "nothing_there", category: .data, confidence: 0.93,
            cause: "A value is missing where the code uses one.",
            suggestion: "Find out why it is empty at that place: what was to set it, and what the test prepares.",
            types: ["ArgumentNullException", "NullPointerException", "NilError", "NullReferenceException"],
            phrases: [
                "for nil", "for nil:NilClass", "on null", "Object reference not set",
                "NoneType", "of undefined", "of null", "properties of undefined", "property … of undefined",
                "undefined is not an object", "as it is undefined", "null is not an object", "nil pointer dereference",
                "nil map", "Unexpectedly found nil", "called `Option::unwrap()` on a `None` value", "XCTUnwrap failed",
                "because … is null", "value is null", "must not be null", "cannot be null",
            ]),
        DiagnosisRule(
            name: "key_or_index_missing", category: .data, confidence: 0.94,
            cause: "A key, an index or an element that the code asks for is not there.",
            suggestion:
                "Look at what is really in the data; check the key's spelling and the data that the test prepares.",
            types: [
                "KeyNotFoundException", "RecordNotFound",
                "KeyError", "IndexError", "IndexOutOfBoundsException", "ArrayIndexOutOfBoundsException",
                "StringIndexOutOfBoundsException", "NoSuchElementException", "NoSuchElementError", "out_of_range",
                "NoResultFound", "ObjectDoesNotExist", "DoesNotExist", "MultipleResultsFound", "StopIteration",
                "InvalidSelectorException",
            ],
            phrases: [
                "Undefined array key", "Undefined index", "Undefined offset", "Undefined property", "key not found",
                "Unable to find element",
                "KeyError", "index out of bounds", "index out of range", "Index out of range", "out of bounds",
                "keyNotFound", "map::at", "_M_range_check", "No value present", "no such element", "No row was found",
                "no rows in result set", "slice bounds out of range", "undefined key", "does not exist", "list index",
            ]),
        DiagnosisRule(
            name: "file_missing", category: .data, confidence: 0.93,
            cause: "A file or a directory is not there.",
            suggestion:
                "Check the path and from which directory the suite runs; add the file, or make it before the test.",
            types: [
                "ENOENT", "DirectoryNotFoundException", "FileNotFoundError", "FileNotFoundException",
                "NoSuchFileException", "NotADirectoryError",
            ],
            phrases: [
                "No such file or directory", "ENOENT", "kind: NotFound", "The file doesn’t exist", "file not found",
                "cannot find the file", "cannot find the path", "os error 2",
            ]),
        DiagnosisRule(
            name: "page_missing", category: .data, confidence: 0.86,
            cause: "The service does not have what the test asks for.",
            suggestion: "Check the route and the identifier, and that the test prepares what it reads.",
            types: ["Http404", "NotFoundError", "ResourceNotFoundException"],
            phrases: codes(404, "Not Found") + [
                "NotFoundException", "resource not found", "record not found", "entity not found",
                "StatusCode.NOT_FOUND", "410 Gone",
            ]),
        DiagnosisRule(
            name: "database_content", category: .data, confidence: 0.8,
            cause: "The database's tables or rows are not as the code needs them.",
            suggestion: "Carry out the migrations for the test database, and let each test begin with rows of its own.",
            types: [
                "StatementInvalid", "RecordInvalid", "RecordNotUnique", "IntegrityError", "ProgrammingError",
                "DataError", "ConstraintViolationException",
            ],
            phrases: [
                "no such table", "no such column", "UNIQUE constraint failed", "NOT NULL constraint failed",
                "duplicate key value", "violates foreign key constraint", "FOREIGN KEY constraint failed",
                "violates not-null constraint", "Duplicate entry", "doesn't exist",
            ]),
        DiagnosisRule(
            name: "content_malformed", category: .data, confidence: 0.96,
            cause: "What was read is not in the form that the code expects.",
            suggestion:
                "Look at the text that was read: often it is an error page, an empty file, or another version's form.",
            types: [
                "JsonException", "FormatException", "JsonReaderException",
                "JSONDecodeError", "UnicodeDecodeError", "UnicodeEncodeError", "NumberFormatException",
                "InvalidOperation",
                "DateTimeParseException", "JsonParseException", "JsonSyntaxException", "ParserError", "ScannerError",
                "ParseError", "DecodingError", "MalformedInputException", "CSVError",
            ],
            phrases: [
                "invalid date", "invalid value for Integer()", "invalid value for Float()", "unexpected token at",
                "Failed to parse", "was not in a correct format",
                "is not valid JSON", "Unexpected token … JSON", "in JSON at position", "Unexpected end of JSON input",
                "unexpected end of JSON input", "invalid character", "json: cannot unmarshal", "Expecting value",
                "invalid literal for int()", "could not convert string to float", "invalid digit found",
                "invalid float literal", "ParseIntError", "ParseFloatError", "Utf8Error", "FromUtf8Error",
                "invalid utf-8",
                "invalid input syntax", "parsing time", "parsing …: invalid", "cannot parse", "could not parse",
                "malformed",
                "stoi", "stod", "For input string", "Invalid URL", "Invalid time value", "Invalid isoformat string",
                "dataCorrupted", "typeMismatch", "is not in the correct format", "unparseable", "EOF while parsing",
                "expected property name", "out of range",
            ]),
        DiagnosisRule(
            name: "value_invalid", category: .data, confidence: 0.86,
            cause: "A value or a field is missing or is not allowed.",
            suggestion: "Compare the data with what its schema or the function asks for.",
            types: [
                "ValidationError", "RequestValidationError", "SchemaError", "ImproperlyConfigured",
                "ConfigurationError",
            ],
            phrases: codes(422, "Unprocessable Entity") + codes(400, "Bad Request") + [
                "field required", "is a required property", "missing required", "required field", "missing field",
                "validation error", "validation failed", "Invalid array length", "Invalid value", "invalid argument",
                "too many values to unpack", "not enough values to unpack", "is not configured",
                "settings are not configured",
                "422 UNPROCESSABLE", "Unprocessable",
            ],
            broadTypes: [
                "ArgumentError", "InvalidArgumentException", "ArgumentException", "ArgumentOutOfRangeException",
                "ValueError", "LookupError", "IllegalArgumentException", "invalid_argument", "RangeError",
            ]),
    ]
}
