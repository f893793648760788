#pragma once

#include <QStringList>
#include <QWidget>

namespace Weekglass {

/// The steps of a dialog in a row, with the one that is shown.
class StepStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StepStrip(QStringList titles, QWidget* parent = nullptr);

    /// @p note: what holds at this step, said at the right.
    void setStep(int step, const QString& note);
    int step() const { return m_step; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int stepsWidth() const;
    /// @return where the next one begins
    int paintStep(QPainter& painter, int step, int left) const;

    const QStringList m_titles;
    int m_step = 0;
    QString m_note;
};

}
