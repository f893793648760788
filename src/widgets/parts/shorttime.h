#pragma once

#include <QDate>
#include <QString>

namespace Weekglass {

/// "Nov 22, 23:49:39" of a time as the server writes it in UTC ("2026-11-22 23:49:39.123456+00"), for a
/// column whose heading says UTC; tool tips say the whole. One of another form is shown as it is.
QString shortTime(const QByteArray& at);
/// "23:49:39", where a DayTable says the day.
QString timeOfDay(const QByteArray& at);
/// "2026-11-22 23:49", for times of any year.
QString minuteText(const QByteArray& at);
/// "2026-11-22 23:49:39"
QString secondText(const QByteArray& at);
/// Not valid for a time of another form.
QDate dayOf(const QByteArray& at);

}
