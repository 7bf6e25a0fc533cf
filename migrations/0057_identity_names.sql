-- Names to sign in with are one whatever their case: sign_in_name keeps them in small letters, and person as they are shown.
-- Of names that differ by case only, the oldest has the small letters from now on; the others still sign in exactly as they
-- were made. sign_in_name is a directory.
UPDATE sign_in_name SET account_name = LOWER(account_name), user_name = LOWER(user_name)
WHERE (account_name <> LOWER(account_name) OR user_name <> LOWER(user_name))
  AND NOT EXISTS (SELECT 1 FROM sign_in_name o WHERE o.account_name = LOWER(sign_in_name.account_name)
                  AND o.user_name = LOWER(sign_in_name.user_name))
  AND person_id = (SELECT MIN(o.person_id) FROM sign_in_name o WHERE LOWER(o.account_name) = LOWER(sign_in_name.account_name)
                   AND LOWER(o.user_name) = LOWER(sign_in_name.user_name));
