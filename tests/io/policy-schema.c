/* SPDX-License-Identifier: MIT */
/*
 * Guarantees that the schemas of requests and answers say of settings and tiers
 * what the library's tables say: the same members in the same order, bounds,
 * words and defaults; and that the table of settings as JSON is the table.
 */
#include "io/lp-json-private.h"

#include "support.h"

static json_t *
load_schema (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LP_TEST_DATA"), "..", "lib", "io", name, NULL);
  json_error_t fault;
  json_t *schema = json_load_file (path, JSON_REJECT_DUPLICATES, &fault);

  ck_assert_msg (schema != NULL, "%s:%d: %s", path, fault.line, fault.text);
  return schema;
}

static json_t *
find_part (json_t *schema, const char *name)
{
  json_t *part = json_object_get (json_object_get (schema, "$defs"), name);

  ck_assert_ptr_nonnull (part);
  return part;
}

/* The schema's member for a setting; *schema owns it. */
static json_t *
find_member (LpSetting setting, json_t **schema)
{
  *schema = load_schema ("request.schema.json");
  json_t *member = json_object_get (json_object_get (find_part (*schema, "policy"), "properties"), lp_setting_get_name (setting));

  ck_assert_msg (member != NULL, "the schema has no %s", lp_setting_get_name (setting));
  return member;
}

static void
check_bounds (json_t *number, LpSetting setting)
{
  ck_assert_str_eq (json_string_value (json_object_get (number, "type")), "integer");
  ck_assert_int_eq (json_integer_value (json_object_get (number, "minimum")), lp_setting_get_least (setting));
  ck_assert_int_eq (json_integer_value (json_object_get (number, "maximum")), lp_setting_get_most (setting));
}

/* The description names the default. */
static void
check_default (json_t *member, LpSetting setting)
{
  g_autofree char *usual = lp_setting_get_default (setting);
  g_autofree char *words = g_strdup_printf ("%s by default", usual);

  if (usual != NULL)
    ck_assert_ptr_nonnull (strstr (json_string_value (json_object_get (member, "description")), words));
}

static void
check_words (json_t *member, LpSetting setting)
{
  json_t *words = json_object_get (member, "enum");

  ck_assert_uint_eq (json_array_size (words), lp_setting_get_n_words (setting));
  for (gsize i = 0; i < json_array_size (words); i++)
    ck_assert_str_eq (json_string_value (json_array_get (words, i)), lp_setting_get_word (setting, i));
}

START_TEST (settings)
{
  LpSetting setting = (LpSetting) _i;
  g_autoptr (json_t) schema = NULL;
  json_t *member = find_member (setting, &schema);

  switch (lp_setting_get_kind (setting)) {
  case LP_SETTING_KIND_NUMBER:
    check_bounds (member, setting);
    check_default (member, setting);
    break;
  case LP_SETTING_KIND_CHOICE:
    check_words (member, setting);
    break;
  case LP_SETTING_KIND_SET:
    check_words (json_object_get (member, "items"), setting);
    break;
  case LP_SETTING_KIND_ORDER:
    check_words (find_part (schema, "tier"), setting);
    ck_assert_int_eq (json_integer_value (json_object_get (member, "minItems")), LP_N_ORDERED_TIERS);
    ck_assert_int_eq (json_integer_value (json_object_get (member, "maxItems")), LP_N_ORDERED_TIERS);
    break;
  case LP_SETTING_KIND_WINDOW:
    check_bounds (json_object_get (json_object_get (member, "properties"), "min"), setting);
    check_bounds (json_object_get (json_object_get (member, "properties"), "max"), setting);
    break;
  case LP_SETTING_KIND_WEIGHTS:
    check_bounds (json_object_get (member, "additionalProperties"), setting);
    break;
  case LP_SETTING_KIND_TEXT:
    ck_assert_str_eq (json_string_value (json_object_get (member, "$ref")), "#/$defs/name");
    break;
  case LP_SETTING_KIND_NAMES:
    ck_assert_str_eq (json_string_value (json_object_get (json_object_get (member, "items"), "$ref")), "#/$defs/name");
    break;
  default:
    ck_abort_msg ("a kind that the schema does not know: %s", lp_setting_kind_get_name (lp_setting_get_kind (setting)));
  }
}
END_TEST

START_TEST (order_of_members)
{
  g_autoptr (json_t) schema = load_schema ("request.schema.json");
  json_t *members = json_object_get (find_part (schema, "policy"), "properties");
  const char *name;
  json_t *member;
  guint n = 0;

  json_object_foreach (members, name, member)
    ck_assert_str_eq (name, lp_setting_get_name ((LpSetting) n++));
  ck_assert_uint_eq (n, lp_setting_get_n ());
}
END_TEST

/* In answers each tier, chance included, and nothing else. */
START_TEST (tiers_of_answers)
{
  g_autoptr (json_t) schema = load_schema ("answer.schema.json");
  json_t *tiers = json_object_get (find_part (schema, "tier"), "enum");
  json_t *costs = json_object_get (find_part (schema, "some_costs"), "properties");
  json_t *whole = json_object_get (find_part (schema, "costs"), "required");

  ck_assert_uint_eq (json_array_size (tiers), LP_N_TIERS);
  ck_assert_uint_eq (json_object_size (costs), LP_N_TIERS);
  ck_assert_uint_eq (json_array_size (whole), LP_N_ORDERED_TIERS);
  for (gsize t = 0; t < LP_N_TIERS; t++) {
    const char *name = lp_tier_get_name ((LpTier) t);
    ck_assert_str_eq (json_string_value (json_array_get (tiers, t)), name);
    ck_assert_ptr_nonnull (json_object_get (costs, name));
    if (t < LP_N_ORDERED_TIERS)
      ck_assert_str_eq (json_string_value (json_array_get (whole, t)), name);
  }
}
END_TEST

START_TEST (table_as_json)
{
  g_autofree char *text = lp_settings_to_json ();
  g_autoptr (json_t) document = json_loads (text, JSON_REJECT_DUPLICATES, NULL);
  json_t *row = json_array_get (json_object_get (document, "settings"), (gsize) _i);
  LpSetting setting = (LpSetting) _i;
  json_t *usual = json_object_get (row, "default");
  json_t *words = json_object_get (row, "words");

  ck_assert_uint_eq (json_array_size (json_object_get (document, "settings")), lp_setting_get_n ());
  ck_assert_str_eq (json_string_value (json_object_get (row, "name")), lp_setting_get_name (setting));
  ck_assert_str_eq (json_string_value (json_object_get (row, "kind")), lp_setting_kind_get_name (lp_setting_get_kind (setting)));
  ck_assert_pstr_eq (json_string_value (json_object_get (row, "unit")), lp_setting_get_unit (setting));
  ck_assert_str_eq (json_string_value (json_object_get (row, "meaning")), lp_setting_get_meaning (setting));
  ck_assert_int_eq (json_integer_value (json_object_get (row, "edition")), lp_setting_get_edition (setting));
  ck_assert_int_eq (json_integer_value (json_object_get (row, "least")), lp_setting_get_least (setting));
  ck_assert_int_eq (json_integer_value (json_object_get (row, "most")), lp_setting_get_most (setting));
  ck_assert_uint_eq (json_array_size (words), lp_setting_get_n_words (setting));
  for (gsize i = 0; i < json_array_size (words); i++)
    ck_assert_str_eq (json_string_value (json_array_get (words, i)), lp_setting_get_word (setting, i));
  g_autofree char *wanted = lp_setting_get_default (setting);
  g_autofree char *found = json_is_integer (usual) ? g_strdup_printf ("%d", (int) json_integer_value (usual))
                                                   : g_strdup (json_string_value (usual));
  ck_assert_int_eq (usual != NULL, wanted != NULL);
  if (!json_is_array (usual) && !json_is_object (usual))
    ck_assert_pstr_eq (found, wanted);
}
END_TEST

static void
add_tests (TCase *tests)
{
  tcase_add_loop_test (tests, settings, 0, (int) lp_setting_get_n ());
  tcase_add_test (tests, order_of_members);
  tcase_add_test (tests, tiers_of_answers);
  tcase_add_loop_test (tests, table_as_json, 0, (int) lp_setting_get_n ());
}

int
main (void)
{
  return run_suite ("policy-schema", add_tests);
}
