#pragma once

#include "fetch/fetchprogress.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace Weekglass {

/// What a fetch is at, in numbers.
class IngestNumbers : public QWidget
{
    Q_OBJECT

public:
    explicit IngestNumbers(QWidget* parent = nullptr);

    void setProgress(const FetchProgress& progress);

private:
    QLabel* addNumber(const char* name, const QString& title, int row, int column);

    QGridLayout* m_grid;
    QLabel* m_lastMinute;
    QLabel* m_second;
    QLabel* m_burst;
    QLabel* m_next;
    QLabel* m_due;
    QLabel* m_unconfirmed;
    QLabel* m_reset;
    QLabel* m_stored;
    QLabel* m_fresh;
    QLabel* m_unchanged;
    QLabel* m_rejected;
    QLabel* m_errors;
    QLabel* m_bytes;
};

}
