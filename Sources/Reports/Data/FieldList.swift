/// The fields of records for programs, each named once: a member in JSON, a column in CSV.
package struct FieldList<Record> {
  /// One field; what is nil has no such field.
  package struct Field {
    fileprivate let json: (key: String, value: (Record) -> JSONValue)?
    fileprivate let csv: (column: String, value: (Record) -> FieldValue)?

    /// A value that both have.
    package init(_ name: String, _ value: @escaping (Record) -> FieldValue) {
      self.init(key: name, column: name, value)
    }

    /// A value that both have, by a name of its own in each.
    package init(key: String, column: String, _ value: @escaping (Record) -> FieldValue) {
      json = (key, { JSONValue(value($0)) })
      csv = (column, value)
    }

    /// A value that JSON has with parts and CSV in one text.
    package init(
      _ name: String, json: @escaping (Record) -> JSONValue, csv: @escaping (Record) -> FieldValue
    ) {
      self.json = (name, json)
      self.csv = (name, csv)
    }

    /// A value that CSV alone has.
    package static func csv(
      _ column: String, _ value: @escaping (Record) -> FieldValue
    ) -> Field {
      Field(json: nil, csv: (column, value))
    }

    private init(
      json: (key: String, value: (Record) -> JSONValue)?,
      csv: (column: String, value: (Record) -> FieldValue)?
    ) {
      self.json = json
      self.csv = csv
    }
  }

  private let fields: [Field]

  package init(_ fields: [Field]) { self.fields = fields }

  /// The columns of CSV, in the order of the fields.
  private var columns: [String] { fields.compactMap { $0.csv?.column } }

  /// An array of objects, their keys in the order of the fields.
  package func json(_ records: [Record]) -> JSONValue {
    .array(
      records.map { record in
        .object(
          fields.compactMap { field in
            field.json.map { JSONValue.Member($0.key, $0.value(record)) }
          })
      })
  }

  /// A table with a row for each record.
  package func csv(_ records: [Record]) -> CSVTable {
    CSVTable(header: columns, rows: rows(of: records, in: columns))
  }

  /// Rows for a table that has records of several kinds; empty where a column is none of these fields.
  package func rows(of records: [Record], in header: [String]) -> [[FieldValue]] {
    let values = header.map { column in
      fields.first { $0.csv?.column == column }?.csv?.value
    }
    return records.map { record in values.map { $0?(record) ?? .empty } }
  }
}
