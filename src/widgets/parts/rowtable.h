#pragma once

class QHeaderView;
class QTableView;

namespace Weekglass {

/// A column is made as wide as the texts of some of its rows: measuring a thousand takes 8 ms a column.
void measureFewRows(QHeaderView* header);

/// Rows are looked at and chosen whole, and have no numbers.
void setupRowTable(QTableView* table);
/// As setupRowTable(), and for many rows: each is one line high and none is measured; one is chosen at a
/// time.
void setupLineTable(QTableView* table);
/// As wide as their texts, within limits; the first one, mostly a time, is never cut.
void fitColumns(QTableView* table, int widestCharacters);

}
