#pragma once

#include "query/reportvalues.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QStandardItemModel;

namespace Weekglass {

/// What a report is read with: a field for each of its parameters. A field whose values a query offers is
/// completed by name: it keeps the value, and shows the name.
class ReportFields : public QWidget
{
    Q_OBJECT

public:
    explicit ReportFields(QWidget* parent = nullptr);

    /// Fields that have the same name as before keep what they hold.
    void setReport(const ReportDefinition* report);
    /// What is chosen or typed, by the names of parameters; empty fields are left out.
    ReportSettings settings() const;
    void setSettings(const ReportSettings& settings);
    /// The names of the values, as the week knows them.
    void showValues(const ReportValues& values);
    /// Answers choicesWanted(); too late for what is typed by now: nothing happens.
    void offer(const QString& parameter, const QString& typed, const std::vector<ReportChoice>& choices);
    /// The first one without which the report cannot be read and that is empty.
    void focusMissing();

Q_SIGNALS:
    void changed();
    /// Something was typed in the field of a parameter whose choices a query offers.
    void choicesWanted(const QString& parameter, const QString& typed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Field
    {
        ReportParameter parameter;
        QComboBox* combo = nullptr; ///< of fixed values
        QLineEdit* edit = nullptr; ///< else
        QStandardItemModel* choices = nullptr; ///< of the edit's completer
    };

    void add(const ReportParameter& parameter);
    void addCombo(Field& field);
    void addEdit(Field& field);
    void addCompleter(Field& field);
    Field* field(const QString& name);
    void hold(const QString& name, const QString& value, const QString& shown);
    void commit();

    std::vector<Field> m_fields;
    ReportSettings m_held; ///< values, of all reports
    QMap<QString, QString> m_names; ///< what a field shows instead of the value that it holds
    ReportSettings m_told; ///< settings at the last changed()
    QTimer m_typing; ///< since the last letter in m_asking
    QString m_asking;
};

}
