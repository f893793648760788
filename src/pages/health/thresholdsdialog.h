#pragma once

#include "health/thresholds.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;

namespace Weekglass {

/// The limits of a server as the JSON file that the command line takes, to be changed.
class ThresholdsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ThresholdsDialog(const Thresholds& thresholds, QWidget* parent = nullptr);

    void accept() override;

Q_SIGNALS:
    /// Empty: the defaults.
    void chosen(const QByteArray& json);

private:
    QPlainTextEdit* m_text;
    QLabel* m_problem;
};

}
