// Everything of the platform's value types in one include.
#pragma once
#include "assertions.hpp"
#include "calendar.hpp"
#include "decimal.hpp"
#include "error.hpp"
#include "id.hpp"
#include "limits.hpp"
#include "mail_address.hpp"
#include "money.hpp"
#include "result.hpp"
#include "text.hpp"
#include "time.hpp"
#include "unicode.hpp"
