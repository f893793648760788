#pragma once

#include "pages/notebook/celldialog.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace Weekglass {

class CheckList;
class ReportFields;
class SqlEditor;

class TextCellDialog : public CellDialog
{
    Q_OBJECT

public:
    TextCellDialog(const TextCell& cell, QWidget* parent);

protected:
    Result<NotebookCell> cell() const override;

private:
    QPlainTextEdit* m_markdown;
};

class ChartCellDialog : public CellDialog
{
    Q_OBJECT

public:
    ChartCellDialog(const GameDefinition& game, ChartCell cell, QWidget* parent);

protected:
    Result<NotebookCell> cell() const override;

private:
    const ChartCell m_cell; ///< what it says of which there is no field stays
    QComboBox* m_metric;
    QPlainTextEdit* m_series;
    QLineEdit* m_from;
    QLineEdit* m_until;
    QCheckBox* m_stepped;
    QCheckBox* m_logarithmic;
    QCheckBox* m_rate;
};

class TableCellDialog : public CellDialog
{
    Q_OBJECT

public:
    TableCellDialog(const GameDefinition& game, const TableCell& cell, QWidget* parent);

protected:
    Result<NotebookCell> cell() const override;

private:
    QLineEdit* m_title;
    QComboBox* m_source;
    ReportFields* m_parameters;
    SqlEditor* m_sql;
    QSpinBox* m_rows;
};

class ComparisonCellDialog : public CellDialog
{
    Q_OBJECT

public:
    ComparisonCellDialog(const GameDefinition& game, const ComparisonCell& cell, QWidget* parent);

protected:
    Result<NotebookCell> cell() const override;

private:
    CheckList* m_metrics;
    QSpinBox* m_before;
    QLineEdit* m_weeks;
    QLineEdit* m_at;
    QSpinBox* m_rows;
};

}
